/// Tasks about words as vectors.
///
/// Reading order: {@link lectern.task.vectors.WordVectorTask}; its texts {@link
/// lectern.task.vectors.VectorText} with what is known of them, {@link
/// lectern.task.vectors.VectorMaterial}: {@link lectern.task.vectors.Royal}, {@link
/// lectern.task.vectors.WordClasses}, {@link lectern.task.vectors.GeneratedGrammar}, {@link
/// lectern.task.vectors.PennTreebank}, {@link lectern.task.vectors.NoText}; its methods {@link
/// lectern.task.vectors.VectorMethod}: {@link lectern.task.vectors.OneHot}, {@link
/// lectern.task.vectors.Counts}, {@link lectern.task.vectors.Word2vec} with {@link
/// lectern.task.vectors.VectorTraining}, {@link lectern.task.vectors.Planted}, {@link
/// lectern.task.vectors.Glove}.
///
/// Then {@link lectern.task.vectors.WordSenseTask} with {@link lectern.task.vectors.SenseVectors},
/// {@link lectern.task.vectors.Bilm}, {@link lectern.task.vectors.StaticVectors}, {@link
/// lectern.task.vectors.SenseExamples}, {@link lectern.task.vectors.ClassifierTraining}, {@link
/// lectern.task.vectors.SenseProbe}, {@link lectern.task.vectors.SenseCentroids}, {@link
/// lectern.task.vectors.SelfSimilarity}; {@link lectern.task.vectors.ReusedVectorsTask} with {@link
/// lectern.task.vectors.MeanClassifier}.
package lectern.task.vectors;
