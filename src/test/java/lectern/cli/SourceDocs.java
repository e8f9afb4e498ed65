package lectern.cli;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The documentation comments of the sources, as Markdown, read with the JDK's own compiler.
final class SourceDocs {
  private record Source(CompilationUnitTree unit, DocTrees docs) {}

  private final Path sources;
  private final Map<Path, Source> parsed = new HashMap<>();

  /// @param sources the folder of the package `lectern`'s folder
  SourceDocs(Path sources) {
    this.sources = sources;
  }

  /// What a type is documented as, without its tags.
  Optional<String> type(Class<?> type) {
    return comment(type, List.of()).map(doc -> text(doc.getFullBody()));
  }

  /// What `@param name` says of a record's component.
  Optional<String> component(Class<?> record, String name) {
    return comment(record, List.of())
        .flatMap(doc ->
            doc.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(param -> param.getName().getName().contentEquals(name))
                .map(param -> oneLine(text(param.getDescription())))
                .filter(text -> !text.isBlank())
                .findFirst());
  }

  /// What an enum's constant is documented as.
  Optional<String> constant(Enum<?> constant) {
    return comment(constant.getDeclaringClass(), List.of(constant.name()))
        .map(doc -> oneLine(text(doc.getFirstSentence())));
  }

  /// Up to the first full stop that ends a sentence, in one line.
  static String firstSentence(String text) {
    return oneLine(text.split("\n\n", 2)[0]).replaceFirst("(?<=[a-z)`]\\.) .*", "");
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /// @param below names of a member inside the type
  private Optional<DocCommentTree> comment(Class<?> type, List<String> below) {
    Deque<String> names = new ArrayDeque<>();
    Class<?> outermost = type;
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      names.push(each.getSimpleName());
      outermost = each;
    }
    names.addAll(below);
    Source source =
        parsed.computeIfAbsent(
            sources.resolve(outermost.getName().replace('.', '/') + ".java"), SourceDocs::parse);
    TreePath path = new TreePath(source.unit);
    for (String name : names) {
      path = new TreePath(path, member(path.getLeaf(), name));
    }
    return Optional.ofNullable(source.docs.getDocCommentTree(path));
  }

  private static Source parse(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("there is no source at " + file);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
      return new Source(task.parse().iterator().next(), DocTrees.instance(task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tree member(Tree outer, String name) {
    List<? extends Tree> members =
        outer instanceof CompilationUnitTree unit
            ? unit.getTypeDecls()
            : ((ClassTree) outer).getMembers();
    return members.stream()
        .filter(each ->
            each instanceof ClassTree type && type.getSimpleName().contentEquals(name)
                || each instanceof VariableTree field && field.getName().contentEquals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + outer.getKind()));
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream().map(SourceDocs::text).collect(Collectors.joining());
  }

  private static String text(DocTree part) {
    return switch (part) {
      case RawTextTree raw -> raw.getContent();
      case TextTree plain -> plain.getBody();
      case LiteralTree code -> "`" + code.getBody().getBody() + "`";
      case LinkTree link -> {
        String signature = link.getReference().getSignature();
        String[] pieces = signature.split("[.#]");
        yield link.getLabel().isEmpty()
            ? "`" + Arrays.stream(pieces).reduce((first, last) -> last).orElse(signature) + "`"
            : text(link.getLabel());
      }
      default -> part.toString();
    };
  }
}
