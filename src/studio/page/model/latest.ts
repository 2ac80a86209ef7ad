// Work for a pointer that moves faster than results arrive: only the latest request waits.

/** Calls `work` for one request at a time; of those that come meanwhile only the latest is retained. `done` receives
 *  each result, `failed` each error. */
export function latestOnly<Request, Answer>(
  work: (request: Request) => Promise<Answer>,
  done: (answer: Answer, request: Request) => void,
  failed: (error: unknown) => void,
): (request: Request) => void {
  let waiting: { readonly request: Request } | undefined
  let busy = false
  const go = async () => {
    busy = true
    while (waiting) {
      const { request } = waiting
      waiting = undefined
      try {
        done(await work(request), request)
      } catch (error) {
        failed(error)
      }
    }
    busy = false
  }
  return (request) => {
    waiting = { request }
    if (!busy) void go()
  }
}
