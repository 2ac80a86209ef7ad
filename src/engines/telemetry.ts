// Disables the telemetry of ONNX Runtime.

/** From version 1.30 on, onnxruntime-node sends usage data to its maker unless this variable is set before it is
 *  loaded; it must be set in the main thread, as worker threads only have a copy of the environment. */
export function disableTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY ??= '1'
}
