/** A person's name, kept apart from the direction and the marks of the text around it. */
export function Name({ children }: { children: string }) {
  return <bdi className="name">{children}</bdi>
}
