package lectern.train;

/// One step of training.
///
/// @param step counted from 1
/// @param loss before the update
/// @param gradientNorm L2 norm of all gradients before clipping
/// @param rate learning rate
/// @param tokens predictions trained on since the first step, this one among them
public record StepReport(long step, double loss, double gradientNorm, double rate, long tokens) {}
