package lectern.notebook;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.rapaio.jupyter.kernel.channels.AbstractChannel;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.ControlChannel;
import org.rapaio.jupyter.kernel.channels.HeartbeatChannel;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.channels.MessageHandler;
import org.rapaio.jupyter.kernel.channels.ShellChannel;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.message.Message;
import org.rapaio.jupyter.kernel.message.MessageType;
import org.rapaio.jupyter.kernel.message.messages.IOPubStatus;

/// Opens the kernel's sockets after everything that answers on them is there, and keeps the threads
/// that answer alive.
///
/// The kernel's own `Channels.connect` opens the sockets first; a client that is already waiting,
/// as nbconvert is, then meets a thread without handlers, which dies. And each thread may end at
/// once because it looks at its `running` flag before that is set. Either way the notebook hangs
/// until its time is up; on a loaded machine that happened in one start of four. Design note 0006
/// has more.
final class KernelChannels {
  private KernelChannels() {}

  private static final long WATCH_MILLIS = 100;

  /// Opens the sockets and begins to answer.
  static Channels open(RapaioKernel kernel, ConnectionProperties connection) throws Exception {
    Channels channels = new Channels(connection);
    kernel.registerChannels(channels);
    field(Channels.class, "handlers").set(channels, handlers(kernel));
    field(Channels.class, "isConnected").set(channels, true);
    for (Object channel : (Set<?>) field(Channels.class, "channels").get(channels)) {
      ((AbstractChannel) channel).bind(connection);
    }
    ((AbstractChannel) field(Channels.class, "iopub").get(channels))
        .sendMessage(new Message<>(MessageType.IOPUB_STATUS, IOPubStatus.STARTING));
    return channels;
  }

  private static Map<MessageType<?>, MessageHandler<?>> handlers(RapaioKernel kernel) {
    Map<MessageType<?>, MessageHandler<?>> handlers = new HashMap<>();
    on(handlers, MessageType.SHELL_EXECUTE_REQUEST, kernel::handleExecuteRequest);
    on(handlers, MessageType.SHELL_INSPECT_REQUEST, kernel::handleInspectRequest);
    on(handlers, MessageType.SHELL_COMPLETE_REQUEST, kernel::handleCompleteRequest);
    on(handlers, MessageType.SHELL_HISTORY_REQUEST, kernel::handleHistoryRequest);
    on(handlers, MessageType.SHELL_IS_COMPLETE_REQUEST, kernel::handleIsCompleteRequest);
    on(handlers, MessageType.SHELL_KERNEL_INFO_REQUEST, kernel::handleKernelInfoRequest);
    on(handlers, MessageType.SHELL_COMM_INFO_REQUEST, kernel::handleCommInfoRequest);
    on(handlers, MessageType.CONTROL_SHUTDOWN_REQUEST, kernel::handleShutdownRequest);
    on(handlers, MessageType.CONTROL_INTERRUPT_REQUEST, kernel::handleInterruptRequest);
    on(handlers, MessageType.CUSTOM_COMM_OPEN, kernel::handleCommOpenCommand);
    on(handlers, MessageType.CUSTOM_COMM_MSG, kernel::handleCommMsgCommand);
    on(handlers, MessageType.CUSTOM_COMM_CLOSE, kernel::handleCommCloseCommand);
    return handlers;
  }

  private static <T> void on(
      Map<MessageType<?>, MessageHandler<?>> handlers,
      MessageType<T> type,
      MessageHandler<T> handler) {
    handlers.put(type, handler);
  }

  /// Returns when the kernel has been shut down; until then, revives a thread that ended unasked.
  static void serve(Channels channels) throws ReflectiveOperationException, InterruptedException {
    boolean open = true;
    while (open) {
      Thread.sleep(WATCH_MILLIS);
      open = false;
      for (Object channel : (Set<?>) field(Channels.class, "channels").get(channels)) {
        if (channel instanceof ShellChannel
            || channel instanceof ControlChannel
            || channel instanceof HeartbeatChannel) {
          open |= answering(channel);
        }
      }
    }
  }

  /// @return whether the channel is still to answer
  private static boolean answering(Object channel) throws ReflectiveOperationException {
    Field place = field(channel.getClass(), "loopThread");
    LoopThread thread = (LoopThread) place.get(channel);
    boolean wanted = field(LoopThread.class, "running").getBoolean(thread);
    if (wanted && !thread.isAlive()) {
      LoopThread revived =
          new LoopThread(
              thread.getName(),
              field(LoopThread.class, "sleep").getLong(thread),
              (Runnable) field(LoopThread.class, "loopBody").get(thread));
      place.set(channel, revived);
      revived.start();
    }
    return wanted;
  }

  private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
