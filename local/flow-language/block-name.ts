const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What people call a block: its identifier, or its title where the identifier tells nothing. */
export function blockName(id: string, title: string): string {
  return UUID.test(id) ? title : id;
}
