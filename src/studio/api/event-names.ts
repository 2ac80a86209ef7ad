// The names of the server's events; apart from their schemas, which pages do not load.

export const eventNames = [
  'runs',
  'queue',
  'loading',
  'start',
  'steps',
  'epoch',
  'grown',
  'saved',
  'evaluation',
  'evaluated',
  'failed',
  'reload',
] as const
export type EventName = (typeof eventNames)[number]
