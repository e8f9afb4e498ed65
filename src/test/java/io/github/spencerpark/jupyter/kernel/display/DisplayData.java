package io.github.spencerpark.jupyter.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;

/// Stands in for the class of this name in IJava's library.
public final class DisplayData {
  public final Map<String, Object> data = new LinkedHashMap<>();
  public final Map<String, Object> metadata = new LinkedHashMap<>();
  public String id;

  public void putData(String type, Object content) {
    data.put(type, content);
  }

  public void putMetaData(String type, Object content) {
    metadata.put(type, content);
  }

  public void setDisplayId(String id) {
    this.id = id;
  }
}
