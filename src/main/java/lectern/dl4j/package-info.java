/// Models of ours a second time, in DL4J: an independent check of the same claim.
///
/// Whatever one of these learns comes from other code than ours: other layers, gradients, optimiser
/// and random numbers, computed by native libraries. The claims must not care. The bits may: DL4J
/// repeats itself on one machine, but another processor may round otherwise, so that what a run
/// reports of it are coarse figures such as accuracy.
///
/// Reading order: {@link lectern.dl4j.NativeBackend}, {@link lectern.dl4j.Dl4jMlp}.
package lectern.dl4j;
