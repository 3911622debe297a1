/** Connection addresses. One form for every database: a URL, so that a setting, a test and a child process can carry it. */

export function socketUrl({
  socketDir,
  user,
  database,
}: {
  socketDir: string
  user: string
  database: string
}): string {
  const url = new URL(`postgresql://${user}@localhost:5432/${database}`)
  url.searchParams.set('host', socketDir)
  // Said outright, or the operator's PGSSLMODE and PGPORT would be taken for this server too.
  url.searchParams.set('sslmode', 'disable')
  return spelled(url)
}

/** The same address, with server settings that hold for each of its sessions. */
export function withSettings(address: string, settings: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  const given = url.searchParams.get('options')
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  url.searchParams.set('options', [...(given === null ? [] : [given]), ...ours].join(' '))
  return spelled(url)
}

/** The same server and login, another database. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

/** The address without its password, for people to read. */
export function withoutPassword(address: string): string {
  const url = new URL(address)
  if (url.password !== '') url.password = '…'
  url.searchParams.delete('password')
  return decodeURI(url.href)
}

/** Clients of the C library do not read "+" as a blank. */
function spelled(url: URL): string {
  return url.href.replaceAll('+', '%20')
}
