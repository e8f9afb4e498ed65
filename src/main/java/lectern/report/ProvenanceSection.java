package lectern.report;

import static lectern.report.Element.el;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.experiment.Study;
import lectern.run.Machine;
import lectern.run.Provenance;
import lectern.run.Run;

/// Where a study's numbers come from: code, machine and data; runs that agree are told together.
final class ProvenanceSection {
  private ProvenanceSection() {}

  /// Absent if no run says anything.
  static Optional<Element> of(Study study) {
    List<Provenance> known =
        study.runList().stream()
            .map(Run::provenance)
            .flatMap(Optional::stream)
            .filter(provenance -> provenance.machine() != null) // a file may lack anything
            .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Element facts = el("dl").css("provenance");
    fact(facts, "task", study.runList().getFirst().task());
    machine(
        facts,
        known,
        "commit",
        machine ->
            machine.commit() + ("dirty".equals(machine.tree()) ? ", with changes on top" : ""));
    machine(facts, known, "Java", Machine::jdk);
    machine(facts, known, "system", Machine::os);
    machine(
        facts,
        known,
        "processor",
        machine ->
            machine.cpu()
                + ", "
                + machine.cores()
                + " cores, vectors of "
                + machine.vectorBits()
                + " bits");
    each(facts, "begun", List.of(first(known), last(known)));
    Set<String> resumed = new LinkedHashSet<>();
    Map<String, Set<String>> data = new LinkedHashMap<>();
    for (Provenance provenance : known) {
      resumed.addAll(provenance.resumed());
      provenance
          .data()
          .forEach((name, hash) ->
              data.computeIfAbsent("data: " + name, _ -> new LinkedHashSet<>())
                  .add("SHA-256 " + hash));
    }
    each(facts, "resumed", resumed);
    data.forEach((name, hashes) -> each(facts, name, hashes));
    Set<String> libraries = new LinkedHashSet<>();
    known.forEach(provenance -> libraries.addAll(provenance.machine().libraries()));
    Element section = el("section", el("h2", "Provenance"), facts);
    if (!libraries.isEmpty()) {
      section.add(
          el(
              "details",
              el("summary", libraries.size() + " libraries"),
              el("pre", String.join("\n", libraries))));
    }
    return Optional.of(section);
  }

  private static String first(List<Provenance> known) {
    return starts(known).min(String::compareTo).orElse("unknown");
  }

  private static String last(List<Provenance> known) {
    return starts(known).max(String::compareTo).orElse("unknown");
  }

  private static Stream<String> starts(List<Provenance> known) {
    return known.stream().map(Provenance::start).filter(Objects::nonNull);
  }

  private static void machine(
      Element facts, List<Provenance> known, String name, Function<Machine, String> what) {
    Set<String> values = new LinkedHashSet<>();
    known.forEach(provenance -> values.add(what.apply(provenance.machine())));
    each(facts, name, values);
  }

  private static void each(Element facts, String name, Iterable<String> values) {
    Set<String> distinct = new LinkedHashSet<>();
    values.forEach(distinct::add);
    distinct.forEach(value -> fact(facts, name, value));
  }

  private static void fact(Element facts, String name, String value) {
    facts.add(el("div", el("dt", name), el("dd", Objects.toString(value, "unknown"))));
  }
}
