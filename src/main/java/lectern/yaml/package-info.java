/// YAML that a stranger may have written, read so that every error has its place.
///
/// Reading order: {@link lectern.yaml.Place}, {@link lectern.yaml.Yaml}, {@link
/// lectern.yaml.YamlReader}, which holds every limit; {@link lectern.yaml.Fields}, {@link
/// lectern.yaml.Nearest}, {@link lectern.yaml.Name}, {@link lectern.yaml.Visible}.
package lectern.yaml;
