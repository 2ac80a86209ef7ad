// Keeps what exists only in this page from being lost: a browser leaves the page only after asking.

let isPending: (() => boolean) | undefined

/** Guards work while there is some; `isPending` says whether leaving now would lose it. Undefined ends the guard. */
export function guardUnsavedWork(next: (() => boolean) | undefined): void {
  isPending = next
  if (next) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}

/** Whether the page holds work that a reload would end. */
export function hasUnsavedWork(): boolean {
  return isPending !== undefined
}

function warn(event: BeforeUnloadEvent): void {
  if (isPending?.()) event.preventDefault()
}
