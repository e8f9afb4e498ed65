/// The runs on this machine: finding, marking and clearing them.
///
/// Reading order: {@link lectern.store.RunStore}.
package lectern.store;
