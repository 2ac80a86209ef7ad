// Uses responses in the order of their requests.

/** Sends a request and uses its response, unless that to a later request came before it. */
export function dropStale<Answer>(
  ask: () => Promise<Answer>,
  take: (answer: Answer) => void,
): () => Promise<void> {
  let asked = 0
  let taken = 0
  return async () => {
    const number = ++asked
    const answer = await ask()
    if (number < taken) return
    taken = number
    take(answer)
  }
}
