/** The fields of a form by name, as text. */
type Field = HTMLInputElement | HTMLTextAreaElement

export function textIn(form: HTMLFormElement | null, name: string): string {
  return fieldIn(form, name)?.value ?? ''
}

export function fill(form: HTMLFormElement | null, name: string, text: string): void {
  const field = fieldIn(form, name)
  if (field) field.value = text
}

/** Puts the cursor where something is to be put right. */
export function goTo(fieldId: string): void {
  document.getElementById(fieldId)?.focus()
}

function fieldIn(form: HTMLFormElement | null, name: string): Field | null {
  const field = form?.elements.namedItem(name)
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null
}
