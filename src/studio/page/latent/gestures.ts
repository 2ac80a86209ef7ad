// Pointer, wheel and touch on a plot: moving hovers, a click selects, a drag pans, two fingers or the wheel zoom.

export interface PlotGestures {
  look(left: number, top: number): void
  /** `look` for every movement that the pointer reports, also several in a frame. */
  readonly looksOften?: boolean
  leave?(): void
  pick?(left: number, top: number): void
  /** Without it a drag hovers. */
  pan?(right: number, down: number): void
  zoom?(factor: number, left: number, top: number): void
}

/** Maximum movement of a click. In pixels. */
const clickTolerance = 4

/** Positions are pixels from the element's top left. The wheel zooms if the element has the focus or Ctrl is held, and
 *  else scrolls the page. Returns a function that removes the listeners. */
export function listenToGestures(element: HTMLElement, gestures: PlotGestures): () => void {
  const held = new Map<number, { left: number; top: number }>()
  let dragDistance = 0
  let wasPinch = false
  const placeOf = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = element.getBoundingClientRect()
    return { left: clientX - left, top: clientY - top }
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (held.size === 0) {
      dragDistance = 0
      wasPinch = false
    }
    const place = placeOf(event)
    held.set(event.pointerId, place)
    element.setPointerCapture(event.pointerId)
    if (!gestures.pan) gestures.look(place.left, place.top)
  }
  const move = (event: PointerEvent) => {
    const place = placeOf(event)
    const before = held.get(event.pointerId)
    if (!before || !gestures.pan) return gestures.look(place.left, place.top)
    held.set(event.pointerId, place)
    const [right, below] = [place.left - before.left, place.top - before.top]
    dragDistance += Math.hypot(right, below)
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      wasPinch = true
      const apart = (each: typeof place) => Math.hypot(each.left - other.left, each.top - other.top)
      const middle = { left: (place.left + other.left) / 2, top: (place.top + other.top) / 2 }
      gestures.pan(right / 2, below / 2)
      gestures.zoom?.(apart(place) / Math.max(1, apart(before)), middle.left, middle.top)
    } else if (event.pointerType === 'touch') gestures.look(place.left, place.top)
    else if (dragDistance > clickTolerance) gestures.pan(right, below)
  }
  const up = (event: PointerEvent) => {
    if (!held.delete(event.pointerId) || held.size > 0 || wasPinch) return
    const { left, top } = placeOf(event)
    if (dragDistance <= clickTolerance || event.pointerType === 'touch') gestures.pick?.(left, top)
  }
  const cancel = (event: PointerEvent) => {
    held.delete(event.pointerId)
  }
  const wheel = (event: WheelEvent) => {
    if (!gestures.zoom || (!event.ctrlKey && document.activeElement !== element)) return
    event.preventDefault()
    const { left, top } = placeOf(event)
    gestures.zoom(Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.002 : 0.06)), left, top)
  }
  const leave = () => gestures.leave?.()
  const raw = (event: Event) => {
    const { left, top } = placeOf(event as PointerEvent)
    gestures.look(left, top)
  }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  if (gestures.looksOften) element.addEventListener('pointerrawupdate', raw)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', cancel)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('wheel', wheel, { passive: false })
  return () => {
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerrawupdate', raw)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', cancel)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('wheel', wheel)
  }
}
