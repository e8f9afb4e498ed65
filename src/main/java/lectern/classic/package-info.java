/// Classic machine learning: Tribuo's models over dense features.
///
/// Reading order: {@link lectern.classic.LinearClassifier}.
package lectern.classic;
