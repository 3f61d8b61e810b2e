/** The colours of a style sheet by name, those for light first and those for dark second. */
export function readSchemes(style: string): readonly ReadonlyMap<string, string>[] {
  return [...style.matchAll(/:root \{([^}]*)\}/g)]
    .slice(0, 2)
    .map(
      ([, block = '']) =>
        new Map([...block.matchAll(/--([\w-]+): (#\w+)/g)].map(([, name = '', color = '']) => [name, color])),
    );
}

/** The contrast of two colours as WCAG 2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const digits = color.length === 4 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
  const [red = 0, green = 0, blue = 0] = (digits.match(/../g) ?? []).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
