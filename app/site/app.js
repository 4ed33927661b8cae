"use strict";

// Where the load balancer asks for a sign-in; below it, it tells the instance who has signed in.
const SIGN_IN = document.body.dataset.signIn;

// "in" with the user, "out", or "absent" where the load balancer does not ask for a sign-in.
async function session() {
  // Whoever is not signed in is redirected to the sign-in's pages: not to be followed behind the page's back, and telling enough.
  const answer = await fetch(`${SIGN_IN}/session`, { cache: "no-store", redirect: "manual" });
  if (answer.type === "opaqueredirect") {
    return { state: "out" };
  }
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  const { signed_in: signedIn, user } = await answer.json();
  return signedIn ? { state: "in", user } : { state: "absent" };
}

function showSession({ state, user }) {
  const place = document.getElementById("session");
  if (state === "in") {
    place.textContent = `Signed in as ${user}.`;
  } else if (state === "absent") {
    place.textContent = `${SIGN_IN} needs no sign-in here.`;
  } else {
    const link = document.createElement("a");
    link.href = SIGN_IN;
    link.textContent = "Sign in";
    place.replaceChildren(link);
  }
}

function showStatus(status) {
  const rows = {
    "Region": status.region,
    "Deployment": status.deployment,
    "Version": status.version,
    "Database": status.database ?? "none",
    "Shared files": status.shared_files ? "yes" : "none",
  };
  const place = document.getElementById("status");
  for (const [name, value] of Object.entries(rows)) {
    const term = document.createElement("dt");
    term.textContent = name;
    const description = document.createElement("dd");
    description.textContent = value;
    place.append(term, description);
  }
}

session()
  .then(showSession)
  .catch((error) => {
    document.getElementById("session").textContent = `Nobody knows whether you are signed in: ${error.message}.`;
  });

fetch("/status.json")
  .then((answer) => answer.json())
  .then(showStatus)
  .catch((error) => {
    document.getElementById("status").textContent = `No status: ${error.message}.`;
  });
