/** Leaves out the keys whose value is undefined, so that a normalised scenario has only what was written. */
export function dropUndefined<Shape extends object>(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}
