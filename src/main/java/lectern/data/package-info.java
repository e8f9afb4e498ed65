/// Corpora, downloaded and generated.
///
/// Reading order: {@link lectern.data.MissingDataException}.
package lectern.data;
