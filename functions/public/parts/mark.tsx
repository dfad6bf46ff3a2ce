/** The hub's sign: a globe of few lines with one point on it. Decoration; the name stands beside it. */
export const Mark = () => (
  <svg viewBox="0 0 36 36" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.3">
    <circle cx="18" cy="18" r="15" />
    <ellipse cx="18" cy="18" rx="6.5" ry="15" />
    <path d="M3 18h30M5.2 10.5h25.6M5.2 25.5h25.6" />
    <circle cx="18" cy="18" r="3.6" fill="#7fdcd0" stroke="#0b2e4f" />
  </svg>
);

const meridians = [40, 78, 112, 140, 162, 176];
const parallels = [-150, -112, -72, -36, 0, 36, 72, 112, 150];

/** The same sign, large and faint. */
export const Globe = () => (
  <svg class="globe" viewBox="-182 -182 364 364" aria-hidden="true" fill="none" stroke="currentColor" stroke-width=".7">
    <g transform="rotate(-18)">
      <circle r="180" />
      {meridians.map((rx) => (
        <ellipse key={rx} rx={rx} ry="180" />
      ))}
      {parallels.map((y) => {
        const half = Math.sqrt(180 ** 2 - y ** 2).toFixed(1);
        return <path key={y} d={`M-${half} ${y}H${half}`} />;
      })}
    </g>
  </svg>
);
