/// The runs on this machine: finding, marking and clearing them.
///
/// Reading order: {@link lectern.store.RunStore}, which has every verb; what a list tells of a run,
/// {@link lectern.store.RunEntry} and {@link lectern.store.Annotations}. Finding: {@link
/// lectern.store.RunQuery}, {@link lectern.store.RunField}, then `QueryParser`, `Condition`,
/// `Comparison` and `Moment`. Being fast: `RunIndex`, `Stamp`, `IndexFile`. Being safe:
/// `StoreLock`, `Removal`.
package lectern.store;
