/// Tasks about words as vectors.
///
/// Reading order: {@link lectern.task.vectors.WordSenseTask} with {@link
/// lectern.task.vectors.SenseVectors}, {@link lectern.task.vectors.Bilm}, {@link
/// lectern.task.vectors.SenseExamples}, {@link lectern.task.vectors.ClassifierTraining}, {@link
/// lectern.task.vectors.SenseProbe}, {@link lectern.task.vectors.SenseCentroids}, {@link
/// lectern.task.vectors.SelfSimilarity}; {@link lectern.task.vectors.ReusedVectorsTask} with {@link
/// lectern.task.vectors.MeanClassifier}.
package lectern.task.vectors;
