/** The fields of a form by name: as text, or as ticked or not. */
type Field = HTMLInputElement | HTMLTextAreaElement

export function textIn(form: HTMLFormElement | null, name: string): string {
  return fieldIn(form, name)?.value ?? ''
}

export function fill(form: HTMLFormElement | null, name: string, text: string): void {
  const field = fieldIn(form, name)
  if (field) field.value = text
}

export function isTicked(form: HTMLFormElement | null, name: string): boolean {
  return boxIn(form, name)?.checked ?? false
}

export function tick(form: HTMLFormElement | null, name: string, ticked: boolean): void {
  const box = boxIn(form, name)
  if (box) box.checked = ticked
}

/** Puts the cursor where something is to be put right. */
export function goTo(fieldId: string): void {
  document.getElementById(fieldId)?.focus()
}

function fieldIn(form: HTMLFormElement | null, name: string): Field | null {
  const field = form?.elements.namedItem(name)
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null
}

function boxIn(form: HTMLFormElement | null, name: string): HTMLInputElement | null {
  const field = fieldIn(form, name)
  return field instanceof HTMLInputElement ? field : null
}
