import { encode } from 'uqr';

/** A drawing that a phone reads. Always dark on white, with the quiet zone that scanners need, in both colour schemes. */
export function QrCode({ data, label, size = 240 }: { data: string; label: string; size?: number }) {
  const { size: modules, data: rows } = encode(data, { ecc: 'M', border: 4 });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      class="th-qr"
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
