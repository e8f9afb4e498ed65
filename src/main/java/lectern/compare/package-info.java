/// What runs say about one another: which variant is better, by how much, and which setting
/// mattered.
///
/// Reading order: {@link lectern.compare.Comparison} with its options is the whole; it is made of
/// {@link lectern.compare.Variant}s, told apart by {@link lectern.compare.Factor}s, and of a {@link
/// lectern.compare.Standing} for each variant and measure with its {@link
/// lectern.compare.Difference} from the baseline. {@link lectern.compare.Rounded} writes estimates
/// to the digits that their intervals bear out.
package lectern.compare;
