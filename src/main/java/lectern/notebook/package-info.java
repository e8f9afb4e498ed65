/// Notebooks: the kernel they run on, what they show, and how they are executed unattended.
///
/// Reading order: {@link lectern.notebook.Notebook} is what cells call, and {@link
/// lectern.notebook.Progress} one of the things they show; {@link lectern.notebook.KernelInstaller}
/// makes the kernel known to Jupyter, {@link lectern.notebook.KernelMain} is it, and {@link
/// lectern.notebook.RapaioDisplay} teaches it our types; {@link lectern.notebook.NotebookRunner}
/// executes notebooks unattended, within limits, and holds what comes out against what was
/// committed ({@link lectern.notebook.NotebookComparison}).
package lectern.notebook;
