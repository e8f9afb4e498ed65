/// Layers: named parameters and what is computed with them.
///
/// Reading order: {@link lectern.nn.Parameters}, {@link lectern.nn.Initializer}, {@link
/// lectern.nn.Pass}; then the layers: {@link lectern.nn.Linear}, {@link lectern.nn.FeedForward},
/// {@link lectern.nn.Embedding}, {@link lectern.nn.LayerNorm}, {@link lectern.nn.Dropout}, {@link
/// lectern.nn.MaxOverTime}, {@link lectern.nn.WordChannels}, {@link lectern.nn.ScalarMix}; then the
/// recurrent ones: {@link lectern.nn.Recurrent}, {@link lectern.nn.RecurrentState}, {@link
/// lectern.nn.Elman}, {@link lectern.nn.Lstm}, {@link lectern.nn.Gru}, {@link lectern.nn.Cell},
/// {@link lectern.nn.RecurrentStack}.
package lectern.nn;
