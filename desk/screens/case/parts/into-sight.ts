/** A form that was asked for by key is in sight, with the keyboard in its first field; where there is no field, what it says instead. */
export function bringIntoSight(form: HTMLElement | null): void {
  if (!form || form.contains(document.activeElement)) return
  form.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true })
  form.scrollIntoView({ block: 'nearest' })
}
