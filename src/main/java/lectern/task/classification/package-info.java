/// Tasks about texts of several classes.
///
/// Reading order: {@link lectern.task.classification.TextClassificationTask}; {@link
/// lectern.task.classification.TextSource}, where the texts come from: {@link
/// lectern.task.classification.Sst2}, {@link lectern.task.classification.MovieReviews} with {@link
/// lectern.task.classification.Tenths} and {@link lectern.task.classification.FoldContext}, {@link
/// lectern.task.classification.Trec}, and generated ones {@link
/// lectern.task.classification.Negation}, {@link lectern.task.classification.WordOrder} and {@link
/// lectern.task.classification.PlantedFeatures} with {@link lectern.task.classification.Generated}
/// and {@link lectern.task.classification.KnownWord}; fewer reviews: {@link
/// lectern.task.classification.FewMovieReviews}; {@link lectern.task.classification.TextModel} and
/// {@link lectern.task.classification.TrainedTextModel}, what learns: {@link
/// lectern.task.classification.Prior}, {@link lectern.task.classification.Composed} with {@link
/// lectern.task.classification.TextNetwork} and {@link lectern.task.classification.EpochTraining};
/// {@link lectern.task.classification.Linear}; {@link lectern.task.classification.WordEmbedding},
/// {@link lectern.task.classification.SourceVectors}, {@link
/// lectern.task.classification.WordTable}, {@link lectern.task.classification.NetworkTraining},
/// {@link lectern.task.classification.TrainedNetwork}, {@link
/// lectern.task.classification.Recurrent}, {@link lectern.task.classification.Cnn}, {@link
/// lectern.task.classification.TrainedCnn}, {@link lectern.task.classification.NgramFiltersTask},
/// {@link lectern.task.classification.PlantedNgrams}, {@link
/// lectern.task.classification.SoftmaxRegression}.
package lectern.task.classification;
