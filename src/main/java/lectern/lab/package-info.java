/// The front door for the command line and for notebooks.
///
/// Reading order: {@link lectern.lab.Lab}, {@link lectern.lab.Plan}.
package lectern.lab;
