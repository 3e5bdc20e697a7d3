/** "Cremona (CR)": how a comune is written, and read back. */
export function placeLabel({ name, province }: { readonly name: string; readonly province: string }): string {
  return `${name} (${province})`;
}
