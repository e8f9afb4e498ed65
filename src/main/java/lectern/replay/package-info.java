/// Two runs side by side, and runs done again from what they left behind.
///
/// Reading order. Side by side: {@link lectern.replay.RunDiff}, what it finds equal or not as
/// {@link lectern.replay.Entry} and {@link lectern.replay.Agreement}; the recorded numbers in
/// {@link lectern.replay.Curves}, {@link lectern.replay.MetricCurve} and {@link
/// lectern.replay.Parting}. Done again: {@link lectern.replay.Replay}, {@link
/// lectern.replay.Replayed}.
package lectern.replay;
