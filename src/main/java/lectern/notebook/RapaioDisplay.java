package lectern.notebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/// Teaches rapaio-jupyter-kernel to show charts, tables and verdicts as what they are; the kernel
/// finds it through META-INF/services.
public final class RapaioDisplay implements DisplayProvider {
  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    List<DisplayRenderer> renderers = new ArrayList<>();
    Bundle.KNOWN.forEach(type -> renderers.add(new Known(type)));
    renderers.add(new Held(Collection.class));
    renderers.add(new Held(Optional.class));
    return renderers;
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  static DisplayData data(Bundle bundle) {
    DisplayData data = DisplayData.fromText(bundle.byType().get(Bundle.TEXT));
    bundle.byType().forEach(data::putData);
    bundle.metadata().forEach(data::putMetaData);
    return data;
  }

  /// Shows one of our types whichever MIME type was asked for: a bundle has them all.
  private record Known(Class<?> rendererClass) implements DisplayRenderer {
    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object value) {
      return data(Bundle.any(value));
    }
  }

  /// Shows a list or an optional of what is known as that, any other as `[a, b]`; the kernel would
  /// write a list as HTML, unescaped.
  private record Held(Class<?> rendererClass) implements DisplayRenderer {
    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object value) {
      return Bundle.of(value)
          .map(RapaioDisplay::data)
          .orElseGet(() -> DisplayData.fromText(String.valueOf(value)));
    }
  }
}
