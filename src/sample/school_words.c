#include "sample/words.h"

/* Teachers add up to 724. */
const struct school_plan school_plans[] = {
  { "Doran Elementary", "Dor", "PK-5", SCHOOL_ELEMENTARY, 36, false, { "Maria", "Arruda" } },
  { "Durfee High", "Dur", "9-12", SCHOOL_HIGH, 128, false, { "Kevin", "O’Brien" } },
  { "Fonseca Elementary", "Fon", "K-5", SCHOOL_ELEMENTARY, 38, true, { "Sopheap", "Chea" } },
  { "Greene Elementary", "Gre", "PK-5", SCHOOL_ELEMENTARY, 42, false, { "Luísa", "Tavares" } },
  { "Henry Lord Community", "Lord", "PK-8", SCHOOL_COMMUNITY, 52, true, { "Denise", "Pelletier" } },
  { "Kuss Middle", "Kuss", "6-8", SCHOOL_MIDDLE, 52, false, { "Siobhán", "Walsh" } },
  { "Letourneau Elementary", "Let", "PK-5", SCHOOL_ELEMENTARY, 34, false, { "José", "Nuñez" } },
  { "Morton Middle", "Mor", "6-8", SCHOOL_MIDDLE, 48, false, { "Anna", "Kowalska" } },
  { "Resiliency Prep", "Res", "7-12", SCHOOL_SMALL, 16, false, { "Carl", "Jackson" } },
  { "Silvia Elementary", "Sil", "PK-5", SCHOOL_ELEMENTARY, 38, false, { "Paul", "Medeiros" } },
  { "Spencer Borden Elementary",
    "Bor",
    "PK-5",
    SCHOOL_ELEMENTARY,
    36,
    false,
    { "Thị Mai", "Trần" } },
  { "Stone Day", "Sto", "3-12", SCHOOL_SMALL, 6, false, { NULL, "Jackson" } },
  { "Talbot Innovation Middle", "Tal", "6-8", SCHOOL_MIDDLE, 44, true, { "Ana", "Fonseca" } },
  { "Tansey Elementary", "Tan", "K-5", SCHOOL_ELEMENTARY, 20, false, { "Nadia", "Haddad" } },
  { "Viveiros Elementary", "Viv", "PK-5", SCHOOL_ELEMENTARY, 44, false, { "Joan", "Leduc" } },
  { "Watson Elementary", "Wat", "K-5", SCHOOL_ELEMENTARY, 22, false, { "Samuel", "Pires" } },
  { "Westall Elementary", "Wes", "K-5", SCHOOL_ELEMENTARY, 28, false, { "Grace", "Okafor" } },
  { "Wiley Elementary", "Wil", "PK-5", SCHOOL_ELEMENTARY, 40, false, { "Thomas", "Sullivan" } },
};
const int school_plan_count = G_N_ELEMENTS(school_plans);

const char *const more_schools[] = {
  "Abbey Hill",    "Aldrich",         "Alder Brook",  "Anthony Street", "Ashley",
  "Atwater",       "Bakerville",      "Barnaby",      "Bartlett",       "Beacon Hill",
  "Birch Meadow",  "Blackstone",      "Bowen Street", "Bradford",       "Brayton Point",
  "Bridge Street", "Broadview",       "Burnham",      "Calder",         "Canal Street",
  "Cedar Ridge",   "Chandler",        "Clarendon",    "Coggeshall",     "Copicut",
  "Corliss",       "Cotton Row",      "Dartmoor",     "Davol",          "Dexter",
  "Dighton Rock",  "Dover Street",    "Eastgate",     "Eddy Pond",      "Elmhurst",
  "Fairlawn",      "Falls View",      "Ferncliff",    "Fieldston",      "Flint Village",
  "Fox Hollow",    "Freetown Road",   "Globe Mills",  "Granite Block",  "Greylock",
  "Hammond",       "Harbor View",     "Hartwell",     "Hawthorn",       "Hemlock Lane",
  "Highcrest",     "Hollis",          "Hopestill",    "Ingraham",       "Ironworks",
  "Juniper",       "Kendrick",        "Kilburn",      "King Philip",    "Lafayette",
  "Laurel Lake",   "Lindenwald",      "Linwood",      "Loom Street",    "Lower Mills",
  "Maplewood",     "Massasoit",       "Mill Pond",    "Montaup",        "Narrows",
  "Newhall",       "North Main",      "Oak Grove",    "Osborn",         "Padanaram",
  "Palmer River",  "Pearl Street",    "Pine Hill",    "Pocasset",       "Quarry Hill",
  "Quequechan",    "Ridgeway",        "Riverbend",    "Robeson",        "Ruggles",
  "Saltmarsh",     "Sandy Beach",     "Slade",        "Somerville",     "South Watuppa",
  "Spindle City",  "Stafford",        "Steep Brook",  "Stevens Mill",   "Summerfield",
  "Swansea Road",  "Taunton River",   "Tecumseh",     "Thurston",       "Troy Hill",
  "Union Mills",   "Valley Falls",    "Wamsutta",     "Warren Street",  "Weaver’s Cove",
  "Weetamoe",      "Westgate",        "Whitefield",   "Willow Bank",    "Winslow",
  "Woodlawn",      "Yarmouth Street", NULL,
};

/* Printed in the packet: no matters of health or family. */
const char *const off_reasons[] = {
  "{d} at the state",
  "{d} of training",
  "jury duty, {d}",
  "curriculum review, {d}",
  "conference in Worcester, {d}",
  "seminar for new administrators, {d}",
  "covering another school, {d}",
  "contract talks, {d}",
  "data training in Boston, {d}",
  "{d} on the hiring committee",
  "state testing training, {d}",
  "visiting schools in Lowell, {d}",
  NULL,
};

const char *const long_off_reasons[] = { "acting at the district office, {d}", "jury duty, {d}",
                                         "covering another school, {d}", NULL };

const char *const meeting_rooms[] = { "library",    "cafeteria",  "media center",
                                      "auditorium", "staff room", NULL };
