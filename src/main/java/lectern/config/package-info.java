/// Configurations: from settings in a file to a task's record.
///
/// Reading order: {@link lectern.config.Settings}, values by path with the place each is written
/// at; {@link lectern.config.Binder}, which makes a record of records from them, one of several
/// where there are {@link lectern.config.Alternatives}; {@link lectern.config.Settable}, what there
/// is to set.
package lectern.config;
