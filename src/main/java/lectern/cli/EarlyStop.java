package lectern.cli;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Reads what may follow `--early-stop`: a goal, which begins with `minimize` or `maximize`. What
/// else follows is the next argument, such as the experiment's name.
final class EarlyStop implements IParameterConsumer {
  @Override
  public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
    boolean goal = !arguments.isEmpty() && arguments.peek().matches("(?:min|max)imi[sz]e\\b.*");
    option.setValue(goal ? arguments.pop() : "");
  }
}
