// Of two responses the one to the later request is used.
import { expect, it } from 'vitest'
import { dropStale } from './drop-stale-responses.js'

it('drops a response that arrives after that to a later request', async () => {
  const answers: ((answer: string) => void)[] = []
  const taken: string[] = []
  const read = dropStale(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    (answer) => taken.push(answer),
  )
  const resyncCount = [read(), read(), read()]
  answers[0]?.('first')
  await resyncCount[0]
  answers[2]?.('third')
  await resyncCount[2]
  answers[1]?.('second')
  await resyncCount[1]
  expect(taken).toEqual(['first', 'third'])
})
