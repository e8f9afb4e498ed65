/// The command line: one class a command.
///
/// Reading order: {@link lectern.cli.Main} and {@link lectern.cli.Commands} name the commands;
/// {@link lectern.cli.Console} is where they write, {@link lectern.cli.Listing} how a table looks
/// in a terminal, {@link lectern.cli.Failures} how a failure is told and {@link
/// lectern.cli.ExitCode} what a script sees of it. Then any command, such as {@link
/// lectern.cli.DoctorCommand}.
///
/// A command's class holds its options and prints; whatever can be asked without a terminal lives
/// in {@link lectern.lab}. Nothing here may load a library before its command runs, as `--help` has
/// to answer at once.
package lectern.cli;
