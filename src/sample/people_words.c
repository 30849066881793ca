#include "sample/words.h"

#define LIST(...)                                                                                  \
  (const char *const[])                                                                            \
  {                                                                                                \
    __VA_ARGS__, NULL                                                                              \
  }

const struct community communities[] = {
  /* Portuguese, most from the Azores */
  { 30,
    LIST("Maria", "Ana", "Fátima", "Natália", "Luísa", "Lúcia", "Inês", "Teresa", "Filomena",
         "Helena", "Paula", "Susana", "Elizabeth", "Connie", "Lídia", "Graça", "Zélia", "Jennifer",
         "Melissa", "Sandra", "Isabel", "Cristina", "Deolinda", "Odete", "Stephanie"),
    LIST("João", "José", "Manuel", "António", "Paulo", "Carlos", "Luís", "Jorge", "Tomás", "Daniel",
         "Michael", "Steven", "David", "Gilberto", "Duarte", "Norberto", "Álvaro", "Brian",
         "Jason"),
    LIST("Medeiros", "Pacheco", "Furtado", "Arruda", "Cabral", "Raposo", "Correia", "Amaral",
         "Botelho", "Câmara", "Carreiro", "Rego", "Moniz", "Pimentel", "Sousa", "Teixeira",
         "Vieira", "Ávila", "Melo", "Couto", "Resendes", "Oliveira", "Ferreira", "Almeida",
         "Araújo", "Simões", "Conceição", "Gonçalves", "Estrela", "Benevides", "Faria", "Mello",
         "Aguiar", "Braga", "Cordeiro", "Frias", "Janeiro", "Leandro", "Machado", "Mota", "Nóbrega",
         "Paiva", "Ponte", "Quental", "Sardinha", "Soares", "Travassos", "Vasconcelos", "Borges",
         "Bettencourt", "Dutra", "Goulart", "Lourenço", "Magalhães", "Silveira", "Toste", "Valadão",
         "Ventura"),
    true },
  /* Irish */
  { 14,
    LIST("Siobhán", "Maeve", "Eileen", "Kathleen", "Maureen", "Noreen", "Bridget", "Nora", "Erin",
         "Colleen", "Kerry", "Meghan", "Caitlin", "Mary Ellen", "Sheila", "Aisling", "Deirdre",
         "Patricia", "Nancy"),
    LIST("Kevin", "Brian", "Seán", "Patrick", "Timothy", "Dennis", "Thomas", "Declan", "Brendan",
         "Michael", "Shane", "Neil", "Ryan", "James", "Gerald"),
    LIST("O’Brien", "Sullivan", "O’Connor", "Murphy", "Donnelly", "Fitzgerald", "Kelleher",
         "McCarthy", "Moriarty", "Gallagher", "Driscoll", "Hanlon", "Doyle", "Mulvey", "Harrington",
         "Shea", "Quigley", "Foley", "Regan", "Cassidy", "Brennan", "O’Malley", "O’Leary",
         "McDonough", "Mahoney", "Crowley", "Dwyer", "Flanagan", "Geraghty", "Hennessey", "Kilroy",
         "McGrath", "Nolan", "O’Rourke", "Tierney", "Whelan"),
    false },
  /* French-Canadian */
  { 13,
    LIST("Denise", "Jeannette", "Claudette", "Monique", "Lise", "Renée", "Michelle", "Nicole",
         "Thérèse", "Joan", "Suzanne", "Aimée", "Danielle", "Lynn", "Julie", "Geneviève", "Pauline",
         "Amy", "Rachel"),
    LIST("Roger", "Normand", "Raymond", "Marc", "André", "René", "Paul", "Gérard", "Philippe",
         "Robert", "Maurice", "Leo", "Matthew", "Eric", "Benoît"),
    LIST("Pelletier", "Desmarais", "Lavoie", "Gagnon", "Thibault", "Côté", "Lévesque", "Ouellette",
         "Fournier", "Michaud", "Bouchard", "Dufresne", "Caron", "Leduc", "Gauthier", "Charest",
         "Plourde", "Bérubé", "St. Pierre", "Boudreau", "Cormier", "Deschênes", "Dionne",
         "Gendreau", "Lachance", "Langlois", "Morissette", "Nadeau", "Paradis", "Phaneuf",
         "Sévigny", "Tremblay", "Vaillancourt", "Archambault", "Beaulieu"),
    false },
  /* Puerto Rican */
  { 12,
    LIST("Carmen", "Marisol", "Yolanda", "Wanda", "Milagros", "Iris", "Ivelisse", "Nilsa", "Luz",
         "Zoraida", "Glorimar", "Jazmín", "Noemí", "Vanessa", "Lourdes", "Brenda", "Awilda"),
    LIST("Ángel", "Héctor", "Luis", "José", "Orlando", "Wilfredo", "Rafael", "Efraín", "Edwin",
         "Javier", "Ramón", "Iván", "Félix", "Joel"),
    LIST("Rivera", "Colón", "Santiago", "Ortiz", "Nieves", "Vélez", "Maldonado", "Feliciano",
         "Rosario", "Quiñones", "Figueroa", "Cintrón", "Marrero", "Nuñez", "Pagán", "Rodríguez",
         "Meléndez", "Vázquez", "Báez", "Alvarado", "Crespo", "Delgado", "Irizarry", "Lebrón",
         "Matos", "Otero", "Pabón", "Quiles", "Sepúlveda", "Zayas"),
    true },
  /* Cape Verdean */
  { 9,
    LIST("Djamila", "Edna", "Eunice", "Ivone", "Nilda", "Zuleica", "Ângela", "Celina", "Eloísa",
         "Janilda", "Maria", "Tânia", "Vera", "Dulce"),
    LIST("Arlindo", "Adilson", "Nelson", "Ildo", "Domingos", "Silvino", "Amílcar", "Belmiro",
         "Hélder", "Joaquim", "Odair", "Tony"),
    LIST("Andrade", "Barros", "Baptista", "Brito", "DePina", "Fontes", "Gomes", "Lopes", "Monteiro",
         "Pires", "Tavares", "Varela", "Semedo", "Évora", "Fernandes", "Miranda", "Mendes",
         "Barbosa", "Cardoso", "Correia", "Delgado", "Duarte", "Fortes", "Galvão", "Moreno",
         "Neves", "Rodrigues", "Tavares", "Veiga", "Spínola"),
    false },
  /* Khmer */
  { 7,
    LIST("Sophea", "Bopha", "Chanthou", "Kunthea", "Sreymom", "Sothea", "Ratana", "Chanda",
         "Sovanna", "សុខា/Sokha", "បុប្ផា/Bopha", "សុភា/Sophea", "Malis", "Linda", "Nary"),
    LIST("Dara", "Rithy", "Samnang", "Vibol", "Sopheap", "Phirun", "Kosal", "Veasna", "Bora",
         "Sokha", "ដារ៉ា/Dara", "សំណាង/Samnang", "វិបុល/Vibol", "Peter", "Vuthy"),
    LIST("Chea", "Keo", "Prak", "Chhim", "Meas", "Nhem", "Phan", "Ouk", "Heng", "Kong", "Seng",
         "Yim", "Chhoun", "Khiev", "Lim", "Mao", "Nuon", "Oum", "Pich", "Sok", "Thach", "Uy",
         "Vong", "Yos"),
    false },
  /* Polish */
  { 6,
    LIST("Anna", "Katarzyna", "Małgorzata", "Ewa", "Joanna", "Agnieszka", "Bożena", "Halina",
         "Krystyna", "Danuta", "Wanda", "Zofia", "Christine", "Barbara"),
    LIST("Łukasz", "Piotr", "Tomasz", "Andrzej", "Stanisław", "Marek", "Krzysztof", "Jerzy",
         "Zbigniew", "Edward", "Walter", "Paweł"),
    LIST("Kowalski/Kowalska", "Nowak", "Wójcik", "Zieliński/Zielińska", "Szymański/Szymańska",
         "Dąbrowski/Dąbrowska", "Kamiński/Kamińska", "Wiśniewski/Wiśniewska", "Pietraszek",
         "Gajewski/Gajewska", "Stachura", "Łukasik", "Majewski/Majewska", "Jabłoński/Jabłońska",
         "Kaczmarek", "Krawczyk", "Lewandowski/Lewandowska", "Mazur", "Ostrowski/Ostrowska",
         "Sadowski/Sadowska"),
    false },
  /* Vietnamese */
  { 4,
    LIST("Ánh", "Mai", "Thị Hồng", "Lan", "Hương", "Thảo", "Phương", "Ngọc", "Thu Hà", "Kim",
         "Tuyết"),
    LIST("Minh", "Tuấn", "Văn Hùng", "Đức", "Hải", "Quang", "Dũng", "Bảo", "Thành", "Long"),
    LIST("Nguyễn", "Trần", "Phạm", "Đặng", "Võ", "Huỳnh", "Bùi", "Hoàng", "Dương", "Lý", "Đỗ",
         "Ngô"),
    false },
  /* Arabic */
  { 3,
    LIST("Nadia", "Rania", "Huda", "Layla", "Maryam", "فاطمة/Fatima", "ليلى/Layla", "نور/Nour",
         "سارة/Sara", "Salma", "Yasmin"),
    LIST("Samir", "Karim", "Youssef", "Omar", "محمد/Mohammed", "أحمد/Ahmad", "يوسف/Youssef",
         "Elias", "George", "Tarek"),
    LIST("Haddad", "Khoury", "Mansour", "Nasser", "Al-Masri", "Saleh", "Hamdan", "Boutros", "Aboud",
         "Shaheen", "Rahal", "Zogby", "Daher", "Sayegh"),
    false },
  /* Others who came, from the first mills to last year */
  { 8,
    LIST("Susan", "Karen", "Emily", "Laura", "Heather", "Dorothy", "Ngozi", "Priya", "Ruth",
         "Marlene", "Rebecca", "Angela", "Tiffany", "Rosa", "Beatriz"),
    LIST("William", "Charles", "Richard", "Gregory", "Kenneth", "Marcus", "Emeka", "Arjun",
         "Samuel", "Peter", "Andrew", "Anthony", "Diego"),
    LIST("Buffinton", "Ashworth", "Bennett", "Crowther", "Hathaway", "Holden", "Isherwood",
         "Jackson", "Okafor", "Thompson", "Whitaker", "Wilcox", "Kershaw", "Robinson", "Alvarez",
         "Guzmán", "Patel", "Adeyemi", "Rossi", "DiNucci", "Ferrara", "Goldstein", "Papadopoulos",
         "Entwistle", "Pilkington", "Almonte", "Xicará", "Tzoc"),
    false },
};
const int community_count = G_N_ELEMENTS(communities);

const struct fixed_person fixed_superintendent = { "Elaine", "Fitzgerald" };
const struct fixed_person fixed_assistants[2] = { { "Rosa", "Alvarez" }, { "Manuel", "Cabral" } };
const struct fixed_person fixed_plan_manager = { "James", "Ortiz" };
const struct fixed_person fixed_plan_monitor = { "Katarzyna", "Nowak" };
const struct fixed_person fixed_record_keeper = { "Thérèse", "Lavoie" };

const struct director_plan director_plans[] = {
  { "Literacy", "English", { "Renée", "Gagnon" } },
  { "Mathematics", "Mathematics", { "Hélder", "Barros" } },
  { "Science and technology", "Science", { "Eileen", "Moriarty" } },
  { "Multilingual learners", "English as a second language", { "Marisol", "Colón" } },
  { "Special education", "Special education", { "Łukasz", "Zieliński" } },
};
const int director_plan_count = G_N_ELEMENTS(director_plans);
