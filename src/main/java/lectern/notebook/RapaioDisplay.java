package lectern.notebook;

import java.util.Collection;
import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/// Teaches rapaio-jupyter-kernel to show charts, tables and verdicts as what they are; the kernel
/// finds it through META-INF/services.
public final class RapaioDisplay implements DisplayProvider {
  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    List<DisplayRenderer> renderers =
        new java.util.ArrayList<>(Bundle.KNOWN.stream().<DisplayRenderer>map(Known::new).toList());
    renderers.add(new Plain(Collection.class));
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

  /// Shows a list as `[a, b]`; the kernel would write it as HTML, unescaped.
  private record Plain(Class<?> rendererClass) implements DisplayRenderer {
    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object value) {
      return DisplayData.fromText(String.valueOf(value));
    }
  }
}
