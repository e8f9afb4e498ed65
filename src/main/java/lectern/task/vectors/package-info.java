/// Tasks about words as vectors.
///
/// Reading order: {@link lectern.task.vectors.WordSenseTask} with {@link
/// lectern.task.vectors.SenseVectors}, {@link lectern.task.vectors.Bilm}, {@link
/// lectern.task.vectors.SenseExamples}, {@link lectern.task.vectors.ProbeTraining}, {@link
/// lectern.task.vectors.SenseProbe}, {@link lectern.task.vectors.SenseCentroids}, {@link
/// lectern.task.vectors.SelfSimilarity}.
package lectern.task.vectors;
