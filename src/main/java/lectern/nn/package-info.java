/// Layers: named parameters and what is computed with them.
///
/// Reading order: {@link lectern.nn.Parameters}, {@link lectern.nn.Initializer}, {@link
/// lectern.nn.Pass}, then the layers.
package lectern.nn;
