/// Notebooks: the kernel they run on, what they show, and how they are executed unattended.
///
/// Reading order: {@link lectern.notebook.KernelInstaller} makes the kernel known to Jupyter and
/// {@link lectern.notebook.KernelMain} is it.
package lectern.notebook;
