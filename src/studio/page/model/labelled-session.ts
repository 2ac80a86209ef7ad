// A session of a conditional model with the label that the reader has chosen.
import type { RunSession } from './run-session.js'

/** The same session, whose models take every code and item to have this label where none is given. */
export function labelledSession(runSession: RunSession, label: number): RunSession {
  const { runner } = runSession
  return {
    ...runSession,
    runner: {
      decode: (latents, labels = label) => runner.decode(latents, labels),
      encode: (items, labels = label) => runner.encode(items, labels),
      samplePrior: (normals, size) => runner.samplePrior(normals, size),
      prepare: (name) => runner.prepare(name),
      clear: () => runner.clear(),
      close: () => runner.close(),
    },
  }
}
