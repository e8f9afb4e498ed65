/// Runs as the files of other tools, written from the definitions of their formats.
///
/// Reading order: {@link lectern.export.ExportFormat}; MLflow's file store in {@link
/// lectern.export.MlflowStore}; TensorBoard's event files in {@link lectern.export.TensorBoardLog},
/// their messages in {@link lectern.export.EventMessage}, the file around them in {@link
/// lectern.export.RecordFile}.
package lectern.export;
