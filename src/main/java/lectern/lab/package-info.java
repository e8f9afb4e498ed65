/// The front door for the command line and for notebooks.
///
/// Reading order: {@link lectern.lab.Lab}, which is asked for everything; {@link lectern.lab.Plan},
/// an experiment about to be run; {@link lectern.lab.Draft}, an experiment to begin with. Behind
/// the door: Project, what lies where; Experiments and Studies, what is there; Selection, which
/// runs are meant; LabReport.
package lectern.lab;
