// A component builds the same tabs on every render, and only reads them.

const SETTINGS_TABS = [
  { id: "profile", label: "Profile" },
  { id: "account", label: "Account" },
  { id: "privacy", label: "Privacy" },
  { id: "billing", label: "Billing" },
  { id: "team", label: "Team" },
];

export function SettingsTabs(props: { current: string }) {
  return (
    <ul>
      {SETTINGS_TABS.map((tab) => (
        <li key={tab.id} className={tab.id === props.current ? "current" : ""}>
          {tab.label}
        </li>
      ))}
    </ul>
  );
}
