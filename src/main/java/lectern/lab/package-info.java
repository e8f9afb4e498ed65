/// The front door for the command line and for notebooks.
///
/// Reading order: {@link lectern.lab.Lab}, {@link lectern.lab.Plan}; {@link lectern.lab.Draft}, an
/// experiment file to begin with, and {@link lectern.lab.DraftText}.
package lectern.lab;
