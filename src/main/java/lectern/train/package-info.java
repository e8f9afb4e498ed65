/// Training: from an objective and an optimiser to a trained model that can be stopped, killed and
/// continued without a bit of difference.
///
/// Reading order: {@link lectern.train.Objective}, {@link lectern.train.Evaluation}, {@link
/// lectern.train.Watch}, {@link lectern.train.Interruption}, {@link lectern.train.Trainer}, {@link
/// lectern.train.TrainingListener} with {@link lectern.train.StepReport} and {@link
/// lectern.train.EvaluationReport}, {@link lectern.train.TrainingResult} with {@link
/// lectern.train.Ending} and {@link lectern.train.Best}; then what lies on disk: {@link
/// lectern.train.Checkpoint}, {@link lectern.train.Progress}, {@link lectern.train.Checkpoints},
/// {@link lectern.train.Safetensors}.
package lectern.train;
